package dev.understudy.lessons.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP connection that does as little as possible, so that the server is measured and not the client.
 * It understands what the fake sends: a status line, headers, and a body with a Content-Length.
 */
final class Connection implements AutoCloseable {

    /**
     * What came back.
     *
     * @param status its status code
     * @param location where it redirects to, or empty
     * @param cookie the last cookie that it sets, as {@code name=value}, or empty
     * @param body its text
     */
    record Answer(int status, String location, String cookie, String body) {

        /** This answer, if it has this status. */
        Answer require(int wanted) throws IOException {
            if (status != wanted) {
                throw new IOException("expected " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final String authority;

    Connection(URI server) throws IOException {
        socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        authority = server.getAuthority();
    }

    Answer get(String target, String cookie) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: " + authority + "\r\nCookie: " + cookie + "\r\n\r\n");
    }

    Answer post(String path, String form) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: " + authority
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form);
    }

    private Answer send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        String location = "";
        String cookie = "";
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (name.startsWith("location:")) {
                location = header.substring(9).strip();
            } else if (name.startsWith("set-cookie:")) {
                cookie = header.substring(11).split(";", 2)[0].strip();
            }
        }
        return new Answer(status, location, cookie, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
