"""Google's generic client builds every API from its discovery document and calls every method by its name."""

import base64
import io
import json
import os
import tempfile
from email.message import EmailMessage

import google.oauth2.credentials
import googleapiclient.discovery
import httplib2
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaFileUpload, MediaIoBaseDownload, MediaIoBaseUpload

URL = os.environ['UNDERSTUDY_URL']
DISCOVERY = URL + '/discovery/v1/apis/{api}/{apiVersion}/rest'
called = set()


def build(api, version, token=os.environ['ADA']):
    credentials = google.oauth2.credentials.Credentials(token)
    return googleapiclient.discovery.build(
        api, version, credentials=credentials, discoveryServiceUrl=DISCOVERY, cache_discovery=False)


def run(request):
    called.add(request.methodId)
    return request.execute()


def items(request, following, key):
    """Every item of every page, and how many pages there were."""
    found, pages = [], 0
    while request is not None:
        page = run(request)
        found += page.get(key, [])
        pages += 1
        request = following(request, page)
    return found, pages


def drive_pages(drive):
    files, pages = items(drive.files().list(pageSize=4), drive.files().list_next, 'files')
    assert pages > 2 and len({f['id'] for f in files}) == len(files), files


def drive_uploads(drive):
    content = bytes(range(256)) * 4096 * 3
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        for chunk in (256 * 1024, -1):
            media = MediaFileUpload(file.name, 'application/octet-stream', chunksize=chunk, resumable=True)
            upload = drive.files().create(body={'name': 'big'}, media_body=media, fields='id,size')
            made, steps = None, 0
            while made is None:
                _, made = upload.next_chunk()
                steps += 1
            assert made['size'] == str(len(content)), made
            assert steps == (12 if chunk > 0 else 1), steps
    buffer, done, chunks = io.BytesIO(), False, 0
    download = MediaIoBaseDownload(buffer, drive.files().get_media(fileId=made['id']), chunksize=1024 * 1024)
    while not done:
        _, done = download.next_chunk()
        chunks += 1
    assert buffer.getvalue() == content and chunks == 3, chunks
    run(drive.files().delete(fileId=made['id']))


def drive_files(drive):
    small = run(drive.files().create(body={'name': 'a'}, media_body=MediaIoBaseUpload(io.BytesIO(b'hi'), 'text/plain')))
    assert drive.files().get_media(fileId=small['id']).execute() == b'hi'
    run(drive.files().update(fileId=small['id'], body={'name': 'b'}))
    assert run(drive.files().get(fileId=small['id']))['name'] == 'b'
    assert run(drive.files().export(fileId='demo-ada-note-g', mimeType='text/plain')) == b''
    assert len(run(drive.permissions().list(fileId=small['id']))['permissions']) == 1
    assert run(drive.about().get(fields='user'))['user']['me']
    try:
        drive.about().get().execute()
        raise AssertionError('about without fields')
    except HttpError as e:
        assert e.resp.status == 400 and "'fields' parameter is required" in str(e), e
    got = {}

    def callback(id, response, exception):
        got[id] = response['name'] if exception is None and response else exception and exception.resp.status

    batch = drive.new_batch_http_request(callback=callback)
    batch.add(drive.files().get(fileId='demo-ada-note-g'), request_id='one')
    batch.add(drive.files().get(fileId='nothing'), request_id='two')
    batch.add(drive.files().delete(fileId=small['id']), request_id='three')
    batch.execute()
    assert got == {'one': 'Note G', 'two': 404, 'three': None}, got


def calendar(cal):
    run(cal.calendarList().list())
    run(cal.calendarList().get(calendarId='primary'))
    run(cal.calendars().get(calendarId='primary'))
    run(cal.settings().list())
    day = {'start': {'date': '2026-12-24'}, 'end': {'date': '2026-12-25'}}
    event = run(cal.events().insert(calendarId='primary', body={'summary': 'x', **day}))
    run(cal.events().patch(calendarId='primary', eventId=event['id'], body={'summary': 'y'}))
    run(cal.events().update(calendarId='primary', eventId=event['id'], body={'summary': 'z', **day}))
    assert run(cal.events().get(calendarId='primary', eventId=event['id']))['summary'] == 'z'
    _, pages = items(cal.events().list(calendarId='primary', maxResults=2), cal.events().list_next, 'items')
    assert pages == 3, pages
    run(cal.events().delete(calendarId='primary', eventId=event['id']))


def mail(gmail):
    messages = gmail.users().messages()
    assert run(gmail.users().getProfile(userId='me'))['emailAddress'] == 'ada@example.com'
    run(gmail.users().labels().list(userId='me'))
    letter = EmailMessage()
    letter['To'] = 'grace@example.org'
    letter['Subject'] = 'Grüße'
    letter.set_content('Schönen Tag!')
    letter.add_attachment(b'1,2', maintype='text', subtype='csv', filename='a.csv')
    raw = base64.urlsafe_b64encode(letter.as_bytes()).decode()
    sent = run(messages.send(userId='me', body={'raw': raw}))
    run(messages.send(userId='me', media_body=MediaIoBaseUpload(io.BytesIO(letter.as_bytes()), 'message/rfc822')))
    full = run(messages.get(userId='me', id=sent['id']))
    assert full['snippet'] == 'Schönen Tag!', full
    assert {'name': 'Subject', 'value': 'Grüße'} in full['payload']['headers'], full
    assert full['payload']['parts'][1]['filename'] == 'a.csv', full
    found, pages = items(messages.list(userId='me', maxResults=2, labelIds=['SENT']), messages.list_next, 'messages')
    assert pages == 2 and len(found) == 3, found


def people(api):
    me = run(api.people().get(resourceName='people/me', personFields='names,emailAddresses'))
    assert me['names'][0]['displayName'] == 'Ada Lovelace', me
    connections = api.people().connections()
    found, pages = items(
        connections.list(resourceName='people/me', personFields='names', pageSize=2),
        connections.list_next, 'connections')
    assert pages == 2 and len(found) == 3, found
    groups = run(api.contactGroups().list(pageSize=500))['contactGroups']
    assert groups[0]['formattedName'] == 'My Contacts' and groups[0]['memberCount'] == 3, groups
    assert len(run(api.contactGroups().get(
        resourceName='contactGroups/myContacts', maxMembers=2))['memberResourceNames']) == 2


def databases():
    for version, name in (('v1beta3', 'instance'), ('v1beta4', 'name'), ('v1', 'name')):
        sql = build('sqladmin', version)
        both = run(sql.instances().list(project='example-123', filter='state:RUNNABLE OR state:SUSPENDED'))
        assert [i[name] for i in both['items']] == ['archive', 'engine-room'], both
        run(sql.instances().get(project='example-123', instance='archive'))


def identity(oauth2):
    assert run(oauth2.userinfo().get())['email'] == 'ada@example.com'
    assert run(oauth2.userinfo().v2().me().get())['id'].startswith('999')
    run(oauth2.tokeninfo(access_token=os.environ['ADA']))


def groups(settings):
    assert run(settings.groups().get(groupUniqueId='everybody@example.org'))['name'] == 'Everybody'


def with_a_key():
    drive = googleapiclient.discovery.build(
        'drive', 'v3', developerKey=os.environ['KEY'], discoveryServiceUrl=DISCOVERY, cache_discovery=False)
    assert [f['name'] for f in drive.files().list().execute()['files']] == ['README.md']


def method_ids(description):
    for method in description.get('methods', {}).values():
        yield method['id']
    for resource in description.get('resources', {}).values():
        yield from method_ids(resource)


def published():
    http = httplib2.Http()
    for item in json.loads(http.request(URL + '/discovery/v1/apis')[1])['items']:
        yield from method_ids(json.loads(http.request(item['discoveryRestUrl'])[1]))


drive_pages(build('drive', 'v3'))
drive_uploads(build('drive', 'v3'))
drive_files(build('drive', 'v3'))
calendar(build('calendar', 'v3'))
mail(build('gmail', 'v1'))
people(build('people', 'v1'))
databases()
identity(build('oauth2', 'v2'))
groups(build('groupssettings', 'v1', os.environ['GRACE']))
with_a_key()
assert set(published()) == called, set(published()) ^ called
print('called', len(called), 'methods')
