// An OpenID Connect server of another make. Arguments: port, secret, where it sends people back to, who there is.
import Provider from "oidc-provider";

const [poort, geheim, terug, mensen] = process.argv.slice(2);
const gegevens = JSON.parse(mensen);
const dienst = new Provider(`http://127.0.0.1:${poort}`, {
  acrValues: ["eh3", "eh2", "mfa"],
  clients: [
    {
      client_id: "inkoop",
      client_secret: geheim,
      redirect_uris: JSON.parse(terug),
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  pkce: { required: () => true },
  claims: { acr: null, openid: ["sub", "kvk"], email: ["email", "email_verified", "name"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["alleen-in-een-test"] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, vraag) => `/vraag/${vraag.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...gegevens[id] }) }),
});

// Its pages: one form that asks who somebody is; whoever that is agrees to all that we ask.
dienst.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/vraag/")) return next();
  const { prompt, params, session } = await dienst.interactionDetails(ctx.req, ctx.res);
  if (prompt.name === "consent") {
    const toestemming = new dienst.Grant({ accountId: session.accountId, clientId: params.client_id });
    toestemming.addOIDCScope(params.scope);
    const uitkomst = { consent: { grantId: await toestemming.save() } };
    ctx.respond = false;
    return dienst.interactionFinished(ctx.req, ctx.res, uitkomst, { mergeWithLastSubmission: true });
  }
  const wie = new URLSearchParams(ctx.querystring).get("wie");
  if (wie === null) {
    ctx.type = "html";
    ctx.body = `<form action="${ctx.path}">Wie bent u? <input name="wie"></form>`;
    return undefined;
  }
  ctx.respond = false;
  const login = { accountId: wie, acr: gegevens[wie].acr };
  return dienst.interactionFinished(ctx.req, ctx.res, { login }, { mergeWithLastSubmission: false });
});
dienst.listen(Number(poort), "127.0.0.1", () => console.log("klaar"));
