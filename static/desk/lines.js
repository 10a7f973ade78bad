// The copy desk and the fields of one line: a field is marked as a whole, its words are selected.
// The caption of a photo in the gallery is a field named after its photo.
import { cellsOfLine, rangeOf, textOf } from "./plain.js";

const NAMES = ["kicker", "headline", "standfirst", "lead_caption", "lead_alt"];
const SEVERITIES = ["style", "warning", "error"];

const cellsIn = (field) => cellsOfLine(field.value);

function captions(form) {
  return [...form.querySelectorAll("[name=gallery_caption]")]
    .map((field) => {
      const photo = field.closest(".gallery-row").querySelector("[name=gallery_photo]");
      return [photo.value.replace(/\D/g, ""), field];
    })
    .filter(([photo]) => photo)
    .map(([photo, field]) => [`gallery_${photo}`, field]);
}

export function linesOf(form) {
  const lines = NAMES.map((name) => [name, form.elements[name]]);
  // Photos come and go, so the fields are asked for anew.
  const all = () => [...lines, ...captions(form)];
  const fields = () => Object.fromEntries(all());
  const rangeIn = (field, { start, end }) => rangeOf(cellsIn(field), start, end);

  return {
    fields,

    has: (field) => all().some(([, known]) => known === field),

    texts: () => Object.fromEntries(all().map(([name, field]) => [name, textOf(cellsIn(field))])),

    // Each field shows the gravest that was found in it.
    mark(found) {
      all().forEach(([name, field]) => {
        const here = found.filter((finding) => finding.field === name);
        const grave = SEVERITIES.findLast((each) => here.some(({ severity }) => severity === each));
        field.classList.toggle("field-found", Boolean(grave));
        SEVERITIES.forEach((each) => {
          field.classList.toggle(`field-found-${each}`, each === grave);
        });
      });
    },

    // False where the field is gone.
    select(finding) {
      const field = fields()[finding.field];
      const range = field && rangeIn(field, finding);
      field?.focus({ preventScroll: true });
      field?.scrollIntoView({ block: "center" });
      if (range) {
        field.setSelectionRange(range.from, range.to);
      }
      return Boolean(field);
    },

    // The finding in whose words the cursor of a field stands, or -1; undefined in no such field.
    atCursor(found) {
      const here = document.activeElement;
      const [name] = all().find(([, field]) => field === here) || [];
      return (
        name &&
        found.findIndex((finding) => {
          const range = finding.field === name && rangeIn(here, finding);
          return range && range.from <= here.selectionStart && here.selectionStart <= range.to;
        })
      );
    },
  };
}
