// How long until a chosen hour, and what it is on the clock of whoever looks: it may be far from
// the outlet's. Times are written by the server; this only adds to them.

const MINUTE = 60_000;
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

function parts(moment, zone) {
  const told = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(moment);
  return Object.fromEntries(told.map(({ type, value }) => [type, value]));
}

// As every time of the desk is written.
function written(moment, zone) {
  const { year, month, day, hour, minute } = parts(moment, zone);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

function ahead(moment, zone) {
  const { year, month, day, hour, minute } = parts(moment, zone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(moment / MINUTE) * MINUTE;
}

// The moment that a clock of the zone shows so; asked twice, since summer time may begin between.
function meant(typed, zone) {
  const wall = Date.parse(`${typed}Z`);
  const first = wall - ahead(wall, zone);
  return wall - ahead(first, zone);
}

function said(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function isolated(text) {
  return `\u2066${text}\u2069`;
}

function tell(field, line) {
  const { zone, in: left, clock, past } = field.dataset;
  const moment = field.value ? meant(field.value, zone) : NaN;
  const minutes = Math.round((moment - Date.now()) / MINUTE);
  const words = [];
  if (minutes >= 0) {
    const hours = Math.floor(minutes / 60);
    words.push(said(left, { hours: isolated(hours), minutes: isolated(minutes % 60) }));
    if (written(moment, zone) !== written(moment, own)) {
      words.push(said(clock, { time: isolated(written(moment, own)) }));
    }
  } else if (moment) {
    words.push(past);
  }
  line.textContent = words.join(" · ");
}

// A panel of moves may be put in anew, so that the fields are asked for when somebody is in one.
function follow({ target }) {
  if (!target.matches?.("[data-hour]")) {
    return;
  }
  let line = target.nextElementSibling;
  if (!line?.matches("[data-until]")) {
    line = document.createElement("p");
    line.className = "help";
    line.dataset.until = "";
    line.setAttribute("role", "status");
    target.after(line);
  }
  tell(target, line);
}

function addOwnHour(place) {
  const time = place.querySelector("time[datetime]");
  const moment = Date.parse(time.getAttribute("datetime"));
  const mine = written(moment, own);
  if (mine !== time.textContent.trim()) {
    place.append(" ", said(place.dataset.saying, { time: isolated(mine) }));
  }
}

document.addEventListener("focusin", follow);
document.addEventListener("input", follow);
document.querySelectorAll("[data-local-hour]").forEach(addOwnHour);
