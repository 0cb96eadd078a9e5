/* Ties a form to a security key: django-allauth's scripts talk to the browser, and a message says when it fails. */
document.addEventListener("DOMContentLoaded", () => {
  const melding = document.querySelector("[data-sleutel-melding]");
  document.addEventListener("allauth.error", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    melding.hidden = false;
  });
  for (const formulier of document.querySelectorAll("form[data-sleutel]")) {
    const knop = formulier.querySelector("button");
    const waarde = formulier.querySelector("input[name=credential]");
    waarde.id = "sleutelwaarde";
    knop.id = "sleutelknop";
    knop.type = "button";
    knop.addEventListener("click", () => {
      melding.hidden = true;
    });
    window.allauth.webauthn.forms[formulier.dataset.sleutel]({
      ids: {
        add: knop.id,
        authenticate: knop.id,
        credential: waarde.id,
        data: "sleutelvraag",
      },
    });
  }
});
