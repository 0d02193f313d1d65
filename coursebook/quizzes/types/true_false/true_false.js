// @ts-check
/** Say whether a statement is true. */
import { TYPES } from "../../../browser/question_type.js";
import { choices } from "../choices.js";

TYPES.true_false = choices;
