export { ForumContent } from './ForumContent';
