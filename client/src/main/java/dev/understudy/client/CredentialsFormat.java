package dev.understudy.client;

/** In which shape credentials are written. All of them are read, whichever it is. */
public enum CredentialsFormat {

    /** This client's own: nothing is lost. */
    UNDERSTUDY {
        @Override
        public String write(SavedCredentials credentials) {
            return SavedJson.write(credentials);
        }
    },

    /** That of oauth2client 4.1.3's {@code to_json()}: a program in Python with that library can go on with the file. */
    OAUTH2CLIENT {
        @Override
        public String write(SavedCredentials credentials) {
            return Oauth2clientJson.write(credentials);
        }
    },

    /** That of google-auth's {@code Credentials.to_json()}, as in many a {@code token.json}. */
    GOOGLE_AUTH {
        @Override
        public String write(SavedCredentials credentials) {
            return GoogleAuthJson.write(credentials);
        }
    };

    /** These credentials in this shape. */
    public abstract String write(SavedCredentials credentials);
}
