// The focal point of a photo: set by a click on the picture or with the arrow keys. Without this
// module it is typed into its two fields.

const STEP = 0.01;
const LEAP = 0.1;
const SHAPES = ["wide", "even", "tall"];

// Left is left in a picture, whichever way the page reads.
const KEYS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const within = (value) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;

function follow(holder) {
  const across = document.querySelector("[name=focal_x]");
  const down = document.querySelector("[name=focal_y]");
  if (!across || !down) {
    return;
  }
  const frame = holder.querySelector(".focal");
  const picture = frame.querySelector("img");
  const said = holder.dataset;

  const point = document.createElement("button");
  point.type = "button";
  point.className = "focal-point";
  point.setAttribute("aria-roledescription", said.label);
  frame.append(point);
  const help = document.createElement("p");
  help.className = "help";
  help.id = "focal-help";
  help.textContent = said.help;
  frame.after(help);
  point.setAttribute("aria-describedby", help.id);
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  help.after(status);

  const crops = SHAPES.map((shape) => {
    const figure = document.createElement("figure");
    figure.className = `crop crop-${shape}`;
    const copy = document.createElement("img");
    copy.src = picture.src;
    copy.alt = "";
    figure.append(copy);
    holder.querySelector(".crops").append(figure);
    return copy;
  });

  const show = () => {
    const [x, y] = [across, down].map((field) => within(Number(field.value) || 0));
    const words = `${said.label}: ${said.across} ${Math.round(x * 100)}%, ${said.down} ${Math.round(y * 100)}%`;
    // A picture has no reading direction: its left edge is the origin in every language.
    point.style.setProperty("left", `${x * 100}%`);
    point.style.setProperty("top", `${y * 100}%`);
    point.setAttribute("aria-label", words);
    crops.forEach((copy) => {
      copy.style.objectPosition = `${x * 100}% ${y * 100}%`;
    });
    return words;
  };

  const set = (x, y) => {
    across.value = within(x);
    down.value = within(y);
    status.textContent = show();
  };

  frame.addEventListener("click", (event) => {
    // Enter on the point is a click without a place.
    if (event.detail === 0) {
      return;
    }
    const box = picture.getBoundingClientRect();
    set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    point.focus();
  });
  point.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way) {
      return;
    }
    event.preventDefault();
    const step = event.shiftKey ? LEAP : STEP;
    set(Number(across.value) + way[0] * step, Number(down.value) + way[1] * step);
  });
  [across, down].forEach((field) => field.addEventListener("input", show));
  show();
}

document.querySelectorAll("[data-focal]").forEach(follow);
