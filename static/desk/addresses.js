// Where a link leads: its address made whole, past redirects and without tracking.
// The same rules as articles/text/links.py, which has the last word.

const MOST = 2048;
const MOST_REDIRECTS = 4;
const ADDRESS =
  /^(?:https?:\/\/[^\s\\/?#@]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\@]+@[^\s\\@]+|\/(?![/\\])[^\s\\]*)$/i;
const MAIL = /^[\p{L}\p{N}_.+%-]+@(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}$/u;
const BARE = /^(?:[\p{L}\p{N}_-]+\.)+(\p{L}{2,}|xn--[a-z\d-]+)(?::\d{1,5})?$/iu;
const FILES = new Set(
  (
    "asp aspx cgi css csv doc docx gif htm html jpeg jpg js json jsp mht odt ods pdf php png ppt " +
    "pptx rtf shtml svg tiff txt webp xhtml xls xlsx xml"
  ).split(" "),
);
const UNSEEN = /[\t\n\r\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

// Addresses that only send on: host, path (any where there is none), where the way on stands.
const REDIRECTS = [
  [/^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, "/url", ["q", "url"]],
  [/^(?:www|l|lm|m)\.facebook\.com$/, "/l.php", ["u"]],
  [/^(?:www|m)\.facebook\.com$/, "/flx/warn/", ["u"]],
  [/^l\.(?:instagram|threads|messenger)\.(?:com|net)$/, "/", ["u"]],
  [/^(?:[\w-]+\.)*safelinks\.protection\.outlook\.com$/, null, ["url"]],
  [/^(?:www\.|m\.)?youtube\.com$/, "/redirect", ["q"]],
  [/^(?:www\.)?linkedin\.com$/, "/redir/redirect", ["url"]],
  [/^(?:www\.)?linkedin\.com$/, "/safety/go", ["url"]],
  [/^t\.umblr\.com$/, "/redirect", ["z"]],
  [/^(?:m\.|away\.)?vk\.com$/, "/away.php", ["to"]],
  [/^(?:www\.)?slack-redir\.net$/, "/link", ["url"]],
  [/^(?:www\.)?duckduckgo\.com$/, "/l/", ["uddg"]],
  [/^out\.reddit\.com$/, null, ["url"]],
  [/^t\.me$/, "/iv", ["url"]],
  [/^l\.wl\.co$/, "/l", ["u"]],
  [/^steamcommunity\.com$/, "/linkfilter/", ["url", "u"]],
];
const TRACKING = new RegExp(
  "^(?:utm_\\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id" +
    "|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|__hsfp|vero_id|oly_anon_id" +
    "|oly_enc_id|ref_src|ref_url|at_medium|at_campaign|at_link_id|at_link_type|at_link_origin" +
    "|at_ptr_name|at_bbc_team|at_format|_ga|_gl|wt_mc|s_cid|srsltid|__twitter_impression)$",
  "i",
);
const isWeb = (target) => /^http/i.test(target);

// The address that was meant, or null where a story may not link there.
export function mended(typed) {
  let target = whole(typed.replace(UNSEEN, "").trim());
  if (target === null || target.length > MOST) {
    return null;
  }
  for (let step = 0; step < MOST_REDIRECTS; step += 1) {
    const following = followingOf(target);
    if (following === null) {
      break;
    }
    target = following;
  }
  return untracked(target);
}

function whole(value) {
  if (ADDRESS.test(value.replaceAll(" ", "%20"))) {
    return value.replaceAll(" ", "%20");
  }
  if (MAIL.test(value)) {
    return `mailto:${value}`;
  }
  const rest = value.replace(/^\/\//, "");
  const bare = BARE.exec(rest.split(/[/?#]/, 1)[0]);
  if (!bare || FILES.has(bare[1].toLowerCase())) {
    return null;
  }
  return ADDRESS.test(`https://${rest}`) ? `https://${rest}` : null;
}

function followingOf(target) {
  if (!isWeb(target) || !target.includes("?") || !URL.canParse(target)) {
    return null;
  }
  const { hostname, pathname, search } = new URL(target);
  const known = REDIRECTS.find(
    ([host, path]) => host.test(hostname) && (path === null || path === pathname),
  );
  return known ? parameter(search.slice(1), known[2]) : null;
}

function parameter(query, names) {
  const pair = query.split("&").find((each) => names.includes(each.split("=", 1)[0]));
  if (!pair) {
    return null;
  }
  try {
    const written = pair.slice(pair.indexOf("=") + 1).replaceAll("+", " ");
    const value = decodeURIComponent(written).trim().replaceAll(" ", "%20");
    return isWeb(value) && ADDRESS.test(value) && value.length <= MOST ? value : null;
  } catch {
    return null;
  }
}

// Without parameters that follow a reader; the others stay as they are written.
function untracked(target) {
  if (!isWeb(target) || !target.includes("?")) {
    return target;
  }
  const [, path, query, fragment] = /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(target);
  if (query === undefined) {
    return target;
  }
  const kept = query.split("&").filter((pair) => !TRACKING.test(pair.split("=", 1)[0]));
  return path + (kept.length ? `?${kept.join("&")}` : "") + fragment;
}
