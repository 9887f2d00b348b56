// Tests of files.mjs, to be run under "understudy exec".
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Gaxios} from 'gaxios';
import {files} from './files.mjs';

const {UNDERSTUDY_URL, UNDERSTUDY_LAB_TOKEN} = process.env;
const PROJECT = UNDERSTUDY_URL + '/_understudy/projects/example-123';

/** Has Drive fail the next time that files are asked for. */
async function fail(reason) {
  const data = {endpoint: 'drive.files.list', faults: [{fault: 'api-error', settings: {reason}}]};
  const headers = {'X-Control-Token': UNDERSTUDY_LAB_TOKEN};
  await new Gaxios().request({url: PROJECT + '/faults', method: 'POST', headers, data});
}

test('the service account sees what is shared with it', async () => {
  assert.ok((await files()).length > 0);
});

test('one failure of Drive is ridden out', async () => {
  await fail('backendError');

  assert.ok((await files()).length > 0);
});

test('a scope that was taken away is told', async () => {
  await fail('insufficientPermissions');

  await assert.rejects(files(), error => error.status === 403);
});
