// A user signs in with google-auth-library's OAuth2Client, and @googleapis/drive reads her files page by page.
import {drive as driveApi} from '@googleapis/drive';
import {OAuth2Client} from 'google-auth-library';
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline/promises';

const base = process.env.UNDERSTUDY_URL;
const {web} = JSON.parse(readFileSync(process.env.UNDERSTUDY_CREDENTIALS + '/client_secret_web.json', 'utf8'));
const client = new OAuth2Client({
  clientId: web.client_id,
  clientSecret: web.client_secret,
  redirectUri: 'http://localhost:3000/auth/google/callback',
  endpoints: {
    oauth2AuthBaseUrl: base + '/o/oauth2/v2/auth',
    oauth2TokenUrl: base + '/token',
    oauth2RevokeUrl: base + '/revoke',
    tokenInfoUrl: base + '/tokeninfo',
    oauth2FederatedSignonPemCertsUrl: base + '/oauth2/v1/certs',
    oauth2FederatedSignonJwkCertsUrl: base + '/oauth2/v3/certs',
  },
  issuers: [base],
});

const {codeVerifier, codeChallenge} = await client.generateCodeVerifierAsync();
console.log(
  client.generateAuthUrl({
    access_type: 'offline',
    scope: ['openid', 'email', 'https://www.googleapis.com/auth/drive'],
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  })
);
const code = await createInterface({input: process.stdin}).question('');
const {tokens} = await client.getToken({code, codeVerifier});
client.setCredentials(tokens);

const ticket = await client.verifyIdToken({idToken: tokens.id_token, audience: web.client_id});
console.log('signed in', ticket.getPayload().email);

const info = await client.getTokenInfo(tokens.access_token);
console.log('audience is ours', info.aud === web.client_id);

const drive = driveApi({version: 'v3', auth: client, rootUrl: base + '/'});
const names = [];
let pageToken;
do {
  const {data} = await drive.files.list({pageSize: 4, orderBy: 'modifiedByMeTime desc', pageToken});
  names.push(...data.files.map(file => file.name));
  pageToken = data.nextPageToken;
} while (pageToken);
console.log('files', names.length, new Set(names).size, names.slice(0, 2).join(', '));

const {data: uploaded} = await drive.files.create(
  {requestBody: {name: 'from node.txt'}, media: {mimeType: 'text/plain', body: 'hello from node'}},
  {rootUrl: base + '/'} // for uploads the library forgets the service's own
);
const {data: content} = await drive.files.get({fileId: uploaded.id, alt: 'media'}, {responseType: 'text'});
console.log('uploaded', uploaded.name, '=', content);
await drive.files.update({fileId: uploaded.id, requestBody: {name: 'renamed.txt'}});
await drive.files.delete({fileId: uploaded.id});
const gone = await drive.files.get({fileId: uploaded.id}).catch(e => e);
console.log('deleted', gone.status ?? gone.code);

client.setCredentials({refresh_token: tokens.refresh_token});
const {token} = await client.getAccessToken();
console.log('refreshed', token !== tokens.access_token && token.startsWith('ya29.a0FAKE-'));

await client.revokeToken(tokens.refresh_token);
const dead = await client.refreshAccessToken().catch(e => e);
console.log('revoked', dead.response.data.error);
process.exit(0);
