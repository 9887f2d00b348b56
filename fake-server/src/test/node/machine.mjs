// Programs without a user: a service account with a key file, its self-signed JWT, an id_token, and a virtual machine.
import {drive as driveApi} from '@googleapis/drive';
import {Compute, JWT, OAuth2Client} from 'google-auth-library';
import {readFileSync} from 'node:fs';
import {rerouted} from './rerouted.mjs';

const base = process.env.UNDERSTUDY_URL;
const {client_email: email, private_key: key} = JSON.parse(
  readFileSync(process.env.GOOGLE_APPLICATION_CREDENTIALS, 'utf8')
);
const scope = 'https://www.googleapis.com/auth/drive.readonly';

async function whoAtDrive(auth) {
  const drive = driveApi({version: 'v3', auth, rootUrl: base + '/'});
  return (await drive.about.get({fields: 'user'})).data.user.emailAddress;
}

const robot = rerouted(new JWT({email, key, scopes: [scope]}));
console.log('service account', await whoAtDrive(robot));

const delegated = rerouted(new JWT({email, key, scopes: [scope], subject: 'grace@example.org'}));
console.log('delegated', await whoAtDrive(delegated));

const selfSigned = new JWT({email, key, scopes: [scope]});
selfSigned.useJWTAccessWithScope = true;
selfSigned.defaultServicePath = 'drive.googleapis.com';
console.log('self-signed', await whoAtDrive(selfSigned));

const idToken = await rerouted(new JWT({email, key})).fetchIdToken('https://service.example');
const verifier = new OAuth2Client({
  endpoints: {oauth2FederatedSignonPemCertsUrl: base + '/oauth2/v1/certs'},
  issuers: [base],
});
const ticket = await verifier.verifyIdToken({idToken, audience: 'https://service.example'});
console.log('id_token', ticket.getPayload().email);

const machine = new Compute({scopes: [scope]});
console.log('machine', await whoAtDrive(machine));
const machinesToken = await machine.fetchIdToken('https://service.example');
const machines = await verifier.verifyIdToken({idToken: machinesToken, audience: 'https://service.example'});
console.log('id_token of the machine', machines.getPayload().aud);
