# The server's job with oauth2client, the library of the guides' first edition.
import os

import httplib2
from googleapiclient.discovery import build
from oauth2client.service_account import ServiceAccountCredentials

credentials = ServiceAccountCredentials.from_json_keyfile_name(
    os.environ['GOOGLE_APPLICATION_CREDENTIALS'], ['https://www.googleapis.com/auth/sqlservice.admin'])
http = credentials.authorize(httplib2.Http())
discovery = os.environ['UNDERSTUDY_URL'] + '/discovery/v1/apis/{api}/{apiVersion}/rest'
sqladmin = build('sqladmin', 'v1beta3', http=http, discoveryServiceUrl=discovery, cache_discovery=False)
print(sqladmin.instances().list(project='exemplary-example-123').execute())
