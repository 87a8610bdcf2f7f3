import { render, waitFor } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('starts with only the configuration that a page carries', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: JSON.stringify([
        {
          context: 'test',
          data: {
            app: { title: 'Test', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
          },
        },
      ]),
    };

    const rendered = render(App.createRoot());

    await waitFor(() => expect(rendered.baseElement).not.toBeEmptyDOMElement());
  });
});
