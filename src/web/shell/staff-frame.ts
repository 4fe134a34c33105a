// One file for the browser: what the frame of staff's desks has besides, each part of it small.
export { Finder } from '../features/finding/finder.tsx';
export { OperatorAlarms } from './operator-alarms.tsx';
