// The writing screen. Every part works without it, with plainer fields.
import { autosave } from "./autosave.js";
import { takeOver } from "./editor.js";
import { gallery } from "./gallery.js";
import { leadPhoto } from "./lead.js";
import { picker } from "./picker.js";
import { presence } from "./presence.js";
import { proofread } from "./proofreading.js";
import { sideBySide } from "./side_by_side.js";
import { suggestTags } from "./tags.js";
import { talkMarks } from "./talk_marks.js";

const form = document.querySelector("#writing");
const changed = autosave(form);
const pick = picker(form.querySelector("[data-picker]"));
const editor = takeOver(form.querySelector("[data-editor]"), changed, pick);
leadPhoto(form.querySelector("[data-lead]"), pick, changed);
sideBySide(document.querySelector(".workplace > .source"), editor);
talkMarks(form, editor);
const reread = proofread(form, editor);
gallery(form.querySelector("[data-gallery]"), pick, () => {
  changed();
  reread();
});
suggestTags(form.querySelector("[data-tags]"));
presence(form);
