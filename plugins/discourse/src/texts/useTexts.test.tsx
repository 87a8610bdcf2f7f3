import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { useTexts } from './useTexts';

const ref = createTranslationRef({
  id: 'test.texts',
  messages: {
    plain: 'Forums',
    greeting: 'Hello {{name}}',
    waiting: { many_one: '{{number}} job', many_other: '{{number}} jobs' },
  },
});

function Texts() {
  const { t } = useTexts(ref);
  return (
    <ul>
      <li>{t('plain')}</li>
      <li>{t('greeting', { name: 'Ada' })}</li>
      <li>{t('greeting', { name: <b>Grace</b> })}</li>
      <li>{t('waiting.many', { count: 1, number: '1' })}</li>
      <li>{t('waiting.many', { count: 5, number: '5' })}</li>
    </ul>
  );
}

/** What the compiler refuses; each line would be an error without its mark. */
function WrongTexts() {
  const { t } = useTexts(ref);
  // @ts-expect-error a key that does not exist
  const unknown: string = t('unknown');
  // @ts-expect-error a form of a text is not a key
  t('waiting.many_one', { count: 1, number: '1' });
  // @ts-expect-error a value is missing
  t('greeting');
  // @ts-expect-error a value that the text does not name
  t('greeting', { name: 'Ada', age: '36' });
  // @ts-expect-error a text with forms needs a count
  t('waiting.many', { number: '1' });
  // @ts-expect-error a text with an element is an element
  const text: string = t('greeting', { name: <b>Grace</b> });
  return (
    <>
      <p>{unknown}</p>
      <p>{text}</p>
    </>
  );
}

describe('useTexts', () => {
  it('fills in values, elements and counts', async () => {
    renderInTestApp(<Texts />);
    await screen.findByText('Forums');
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual(['Forums', 'Hello Ada', 'Hello Grace', '1 job', '5 jobs']);
  });

  it('shows the key of a text that it does not know', async () => {
    renderInTestApp(<WrongTexts />);
    expect(await screen.findByText('unknown')).toBeInTheDocument();
  });
});
