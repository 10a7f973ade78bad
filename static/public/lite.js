// A picture in the place of its link, once somebody asks for it; without this the link leads to it.
addEventListener("click", (press) => {
  const link = press.target.closest("a.look");
  if (!link || link.querySelector("img") || press.ctrlKey || press.metaKey || press.shiftKey) return;
  press.preventDefault();
  const said = [...link.childNodes];
  const picture = new Image(link.dataset.width, link.dataset.height);
  picture.alt = link.querySelector(".look__alt")?.textContent || "";
  picture.onerror = () => { link.replaceChildren(...said); };
  link.replaceChildren(picture);
  picture.src = link.href;
});
