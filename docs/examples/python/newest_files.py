"""Lists the five newest files of whoever signs in."""

import os

from google.auth.transport.requests import AuthorizedSession
from google_auth_oauthlib.flow import InstalledAppFlow

SCOPES = ["https://www.googleapis.com/auth/drive.metadata.readonly"]
FILES = "https://www.googleapis.com/drive/v3/files?orderBy=modifiedTime desc&pageSize=5"


def sign_in(client_secrets):
    """Opens the browser, waits for the code and gives credentials."""
    flow = InstalledAppFlow.from_client_secrets_file(client_secrets, SCOPES)
    return flow.run_local_server(port=0)


def newest_files(credentials):
    """The names of the files, the newest first."""
    answer = AuthorizedSession(credentials).get(FILES, timeout=30)
    answer.raise_for_status()
    return [file["name"] for file in answer.json()["files"]]


if __name__ == "__main__":
    for name in newest_files(sign_in(os.environ.get("CLIENT_SECRETS", "client_secret.json"))):
        print(name)
