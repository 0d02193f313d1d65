// @ts-check
/** What a browser remembers this course by, and what saved files are named by: `course.yml` has it, and it is put in here when the script is read. */
export const COURSE = "%course-id%";
/** What has another name now, as `old>new` or `old>new#entry` with commas. @type {string[][]} */
export const MOVED = "%moved%".split(",").filter(Boolean).map((line) => line.split(/[>#]/));
