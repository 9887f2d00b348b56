// An installed app with @google-cloud/local-auth, as in Google's quickstarts: no address is changed, so it runs under exec.
import {authenticate} from '@google-cloud/local-auth';
import {readdirSync} from 'node:fs';

// the library wants a client whose first redirect URI is on this machine, as the console makes them since 2022
const directory = process.env.UNDERSTUDY_CREDENTIALS;
const newer = readdirSync(directory).find(name => /^client_secret_\d+-/.test(name));
const auth = await authenticate({
  keyfilePath: directory + '/' + newer,
  scopes: ['https://www.googleapis.com/auth/drive.metadata.readonly'],
});
console.log('refresh token', auth.credentials.refresh_token.startsWith('1//0'));
const {data} = await auth.request({url: 'https://www.googleapis.com/drive/v3/files?pageSize=2&fields=files(name)'});
console.log('files', data.files.map(file => file.name).join(', '));
process.exit(0);
