// @ts-check
/** What a browser remembers this course by, and what saved files are named by: `course.yml` has it, and joining the parts puts it here. */
export const COURSE = "course";
