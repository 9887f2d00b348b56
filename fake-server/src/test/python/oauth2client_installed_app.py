# The installed app's job with oauth2client, the library of the guides' first edition.
import os
import pprint

import httplib2
from googleapiclient.discovery import build
from oauth2client import client, file, tools

flow = client.flow_from_clientsecrets(
    'client_secret.json', scope='https://www.googleapis.com/auth/drive.metadata.readonly')
storage = file.Storage('credentials.dat')
flags = tools.argparser.parse_args(['--noauth_local_webserver'])
credentials = tools.run_flow(flow, storage, flags)

# What was stored is as good as what came.
credentials = storage.get()
http = credentials.authorize(httplib2.Http())
discovery = os.environ['UNDERSTUDY_URL'] + '/discovery/v1/apis/{api}/{apiVersion}/rest'
service = build('drive', 'v3', http=http, discoveryServiceUrl=discovery, cache_discovery=False)
pprint.pprint(service.files().list(orderBy='modifiedByMeTime desc', pageSize=5).execute())

credentials.refresh(httplib2.Http())
credentials.revoke_uri = os.environ['UNDERSTUDY_URL'] + '/o/oauth2/revoke'
credentials.revoke(httplib2.Http())
print('revoked, and', 'still' if storage.get() else 'no longer', 'stored')
