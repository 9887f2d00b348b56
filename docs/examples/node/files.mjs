import {GoogleAuth} from 'google-auth-library';

const SCOPES = ['https://www.googleapis.com/auth/drive.readonly'];
const FILES = 'https://www.googleapis.com/drive/v3/files?orderBy=name';

/** The names of the files that whoever the environment's credentials stand for can see. */
export async function files() {
  const client = await new GoogleAuth({scopes: SCOPES}).getClient();
  const answer = await client.request({url: FILES, retry: true});
  return answer.data.files.map(file => file.name);
}
