# The complete example of Google's guide "Using OAuth 2.0 for Server to Server Applications". Only the address at which
# build() finds the API's description is changed, and the path of the key file.
import os
from google.oauth2 import service_account
import googleapiclient.discovery

SCOPES = ['https://www.googleapis.com/auth/sqlservice.admin']
SERVICE_ACCOUNT_FILE = os.environ['GOOGLE_APPLICATION_CREDENTIALS']

credentials = service_account.Credentials.from_service_account_file(
        SERVICE_ACCOUNT_FILE, scopes=SCOPES)
sqladmin = googleapiclient.discovery.build('sqladmin', 'v1beta3', credentials=credentials,
        discoveryServiceUrl=os.environ['UNDERSTUDY_URL'] + '/discovery/v1/apis/{api}/{apiVersion}/rest')
response = sqladmin.instances().list(project='exemplary-example-123').execute()

print(response)
