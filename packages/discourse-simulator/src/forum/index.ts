export { categorySchema, forumWritesSchema } from './ForumWrites';
export type { Category, ForumWrites } from './ForumWrites';
export { SimulatedForum } from './SimulatedForum';
