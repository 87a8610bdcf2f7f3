import fs from 'node:fs';
import path from 'node:path';
import { describeFields } from './__testUtils__/describeFields';
import { forumSpecJsonSchema } from './forumSpecJsonSchema';

const README = path.resolve(__dirname, '../../README.md');
const BEGIN = '<!-- fields: generated, see forumSpecJsonSchema.test.ts -->';
const END = '<!-- end of fields -->';

describe('forumSpecJsonSchema', () => {
  it('changes only on purpose', () => {
    expect(forumSpecJsonSchema()).toMatchSnapshot();
  });

  it('explains every field', () => {
    const rows = describeFields(forumSpecJsonSchema()).split('\n').slice(2);

    expect(rows.length).toBeGreaterThan(45);
    expect(
      rows.filter(
        row => !/\S/.test(row.split(' | ').at(-1)?.slice(0, -1) ?? ''),
      ),
    ).toEqual([]);
  });

  it('is what the README says; UPDATE_README=1 writes the table anew', () => {
    const readme = fs.readFileSync(README, 'utf8');
    const [before, rest] = readme.split(BEGIN);
    const [, after] = rest.split(END);
    const table = describeFields(forumSpecJsonSchema());
    const expected = `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
    if (process.env.UPDATE_README) {
      fs.writeFileSync(README, expected);
    }

    expect(fs.readFileSync(README, 'utf8')).toBe(expected);
  });
});
