// Signing in again in another tab makes a new form token: forms of older pages take it over as
// they are sent, so that nothing typed in them is refused.

export function freshToken() {
  const named = (name) => document.cookie.match(new RegExp(`(?:^|;\\s*)${name}=([^;]+)`));
  const found = named("__Host-csrftoken") || named("csrftoken");
  return found ? decodeURIComponent(found[1]) : "";
}

document.addEventListener("submit", (event) => {
  const field = event.target.querySelector("input[name=csrfmiddlewaretoken]");
  const token = freshToken();
  if (field && token) {
    field.value = token;
  }
});
