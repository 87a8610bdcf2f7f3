import { parseBySchema } from '../forumSpec';
import { groupAnswersSchema, toGroupFile } from './groupAnswers';
import { parseGroups } from './parseGroups';

const gardeners = {
  name: 'gardeners',
  preset: 'request',
  title: 'Gardeners',
  purpose: 'Plans the beds',
  owners: ['Ada', 'ben'],
} as const;

const faultsOf = (input: unknown) => {
  const result = parseBySchema(groupAnswersSchema, { input, subject: 'x' });
  return result.ok
    ? []
    : result.faults.map(({ field, message }) => `${field} ${message}`);
};

describe('the groups of a form', () => {
  it('become files that the rules for groups accept', () => {
    const [answer] = groupAnswersSchema.parse([gardeners]);

    const file = toGroupFile(answer);

    expect(file.spec).toMatchObject({
      preset: 'request',
      state: 'active',
      owners: ['ada', 'ben'],
      members: { source: 'live' },
    });
    expect(parseGroups(new Map([['groups/gardeners.yaml', file]]))).toEqual({
      ok: true,
      desired: expect.objectContaining({ groups: [file] }),
    });
  });

  it.each([
    [{ owners: [] }, /^0\.owners must name/],
    [{ owners: ['ada'] }, /^0\.owners must name at least 2/],
    [
      { owners: ['ada', 'no name'] },
      /^0\.owners\.1 must be the name of a user/,
    ],
    [{ name: 'Gardeners' }, /^0\.name must have 2 to 20 lower case/],
    [{ name: 'staff' }, /^0\.name is a name that Discourse keeps/],
    [{ preset: 'secret' }, /^0\.preset must be/],
    [{ title: '' }, /^0\.title must not be empty/],
    [{ purpose: 'a\nb' }, /^0\.purpose must be one line/],
    [{ visibility: 'public' }, /visibility/],
  ])('with %j are refused by index and field', (change, fault) => {
    expect(faultsOf([{ ...gardeners, ...change }]).join('\n')).toMatch(fault);
  });

  it('must have names of their own', () => {
    expect(faultsOf([gardeners, gardeners])).toEqual([
      "1.name must be the name of one group only; 'gardeners' is there twice",
    ]);
  });

  it('are at most as many as one form can hold', () => {
    const many = Array.from({ length: 21 }, (_, index) => ({
      ...gardeners,
      name: `group${index}`,
    }));

    expect(faultsOf(many).join('\n')).toContain('must have at most 20 groups');
  });
});
