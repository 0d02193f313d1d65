// @ts-check
/** Choose one option. */
import { TYPES } from "../../../browser/question_type.js";
import { choices } from "../choices.js";

TYPES.single = choices;
