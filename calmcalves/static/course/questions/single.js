// @ts-check
/** Choose one option. */
import { TYPES } from "../types.js";
import { choices } from "./choices.js";

TYPES.single = choices;
