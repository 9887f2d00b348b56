package dev.understudy.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each connection with bytes that need not be HTTP, and breaks it off. */
final class RawServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger connections = new AtomicInteger();
    private final String[] answers;

    /** These answers in turn; the last one again and again. */
    RawServer(String... answers) throws IOException {
        this.answers = answers.clone();
        var thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    /** A whole answer with a body of JSON; each header ends with CR and LF. */
    static String http(String status, String headers, String json) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + json;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                String answer = answers[Math.min(connections.getAndIncrement(), answers.length - 1)];
                socket.getInputStream().read(new byte[4_096]);
                out.write(answer.getBytes(StandardCharsets.UTF_8));
                out.flush();
                socket.shutdownOutput();
            } catch (IOException e) {
                // the client broke off, or the test is over
            }
        }
    }
}
