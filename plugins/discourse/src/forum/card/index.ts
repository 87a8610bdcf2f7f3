export { ForumCard } from './ForumCard';
