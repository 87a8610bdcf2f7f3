export * from './releaseCalendar';
