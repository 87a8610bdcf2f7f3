export type {
  ForumFleet,
  ForumFleetOptions,
  SimulatedForumOptions,
} from './ForumFleet';
export { startForumFleet } from './startForumFleet';
