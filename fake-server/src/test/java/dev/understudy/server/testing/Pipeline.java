package dev.understudy.server.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends requests as bytes, many at once on a connection that is kept, and reads what comes back. */
public final class Pipeline implements AutoCloseable {

    /** Longer than any answer takes, on any machine; the server's own limit for idle connections is shorter. */
    private static final int HANG_MILLIS = 60_000;

    /**
     * What came back.
     *
     * @param status the HTTP status; 0 if the connection was closed without an answer
     * @param location the value of {@code Location}, empty if there is none
     * @param body the content
     */
    public record Answer(int status, String location, String body) {}

    private final URI server;
    private Optional<Socket> socket = Optional.empty();
    private InputStream in = InputStream.nullInputStream();

    /** Connects to this server when there is something to send. */
    public Pipeline(URI server) {
        this.server = server;
    }

    /** The answers to these requests, in order; what the server would not read after one of them is sent anew. */
    public List<Answer> exchange(List<byte[]> requests) throws IOException {
        var answers = new ArrayList<Answer>();
        while (answers.size() < requests.size()) {
            int before = answers.size();
            try {
                send(requests.subList(before, requests.size()));
                while (answers.size() < requests.size()) {
                    answers.add(answer());
                }
            } catch (EOFException | SocketException e) {
                close();
                if (answers.size() == before) {
                    answers.add(alone(requests.get(before)));
                }
            }
        }
        return answers;
    }

    /** The answer on a connection of its own, whose sending half is closed after the request. */
    public Answer alone(byte[] request) throws IOException {
        try (var alone = connect()) {
            alone.getOutputStream().write(request);
            alone.shutdownOutput();
            byte[] all = alone.getInputStream().readAllBytes();
            String text = new String(all, StandardCharsets.ISO_8859_1);
            return text.startsWith("HTTP/1.") ? new Answer(status(text), "", text) : new Answer(0, "", text);
        } catch (SocketException e) {
            return new Answer(0, "", String.valueOf(e));
        }
    }

    @Override
    public void close() throws IOException {
        if (socket.isPresent()) {
            socket.get().close();
        }
        socket = Optional.empty();
    }

    private Socket connect() throws IOException {
        var connected = new Socket(server.getHost(), server.getPort());
        connected.setTcpNoDelay(true);
        connected.setSoTimeout(HANG_MILLIS);
        return connected;
    }

    private void send(List<byte[]> requests) throws IOException {
        if (socket.isEmpty()) {
            socket = Optional.of(connect());
            in = new BufferedInputStream(socket.get().getInputStream(), 64 * 1024);
        }
        var all = new ByteArrayOutputStream();
        requests.forEach(all::writeBytes);
        socket.get().getOutputStream().write(all.toByteArray());
    }

    private Answer answer() throws IOException {
        String head = head();
        int status = status(head);
        if (status == 100) {
            return answer();
        }
        int length = 0;
        String location = "";
        for (String line : head.split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            if (lower.startsWith("location:")) {
                location = line.substring(9).strip();
            }
            if (lower.startsWith("transfer-encoding:") || lower.startsWith("content-type: text/event-stream")) {
                // A reply without an end: what follows it cannot be waited for.
                close();
            }
        }
        var body = new String(in.readNBytes(status == 304 ? 0 : length), StandardCharsets.UTF_8);
        if (head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close")) {
            close();
        }
        return new Answer(status, location, body);
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4) {
            int read = socket.isEmpty() ? -1 : in.read();
            if (read < 0) {
                throw new EOFException();
            }
            head.write(read);
            end = read == "\r\n\r\n".charAt(end) ? end + 1 : read == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int status(String head) {
        return Integer.parseInt(head.substring(9, 12));
    }
}
