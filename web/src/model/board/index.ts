/** Geometry of boards: plans of zones, seats of notes, routes of links, circles, and what is in sight. No DOM. */
export * from "./eye";
export { largeSeats } from "./large";
export { type Lasso, lasso, loopPath, nameSpot } from "./lasso";
export { hyphenated, REMARK_LINES_MAX, remarkLines, settingOf } from "./measure";
export * from "./plan";
export { type Among, type Item, NOBODY, type Seating, seats } from "./seats";
export * from "./shapes";
export { labelBox, type Route, route, routePath, spotted, type Word } from "./ties";
export { type Bearing, bearing } from "./where";
