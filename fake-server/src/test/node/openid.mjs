// openid-client, a certified client of OpenID Connect that knows nothing of Google, signs in by discovery alone.
import {readFileSync} from 'node:fs';
import {webcrypto} from 'node:crypto';
import {createInterface} from 'node:readline/promises';

globalThis.crypto ??= webcrypto; // Node.js 18 has it under this name only
const oidc = await import('openid-client');

const base = process.env.UNDERSTUDY_URL;
const {web} = JSON.parse(readFileSync(process.env.UNDERSTUDY_CREDENTIALS + '/client_secret_web.json', 'utf8'));
const config = await oidc.discovery(new URL(base), web.client_id, web.client_secret, undefined, {
  execute: [oidc.allowInsecureRequests],
});
const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
const expectedState = oidc.randomState();
const expectedNonce = oidc.randomNonce();
const asked = oidc.buildAuthorizationUrl(config, {
  redirect_uri: 'http://localhost:3000/auth/google/callback',
  scope: 'openid email profile',
  access_type: 'offline',
  code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: 'S256',
  state: expectedState,
  nonce: expectedNonce,
});
console.log(asked.href);
const callback = new URL(await createInterface({input: process.stdin}).question(''));

const tokens = await oidc.authorizationCodeGrant(config, callback, {
  pkceCodeVerifier,
  expectedState,
  expectedNonce,
  idTokenExpected: true,
});
console.log('signed in', tokens.claims().email);

const user = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
console.log('userinfo', user.given_name);

const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token);
console.log('refreshed', refreshed.claims().sub === tokens.claims().sub);

const stolen = await oidc
  .authorizationCodeGrant(config, callback, {pkceCodeVerifier, expectedState, expectedNonce})
  .catch(e => e);
console.log('the code again', stolen.error);

await oidc.tokenRevocation(config, tokens.refresh_token);
const dead = await oidc.refreshTokenGrant(config, tokens.refresh_token).catch(e => e);
console.log('revoked', dead.error);
process.exit(0);
