package dev.understudy.server.http;

import dev.understudy.server.page.GooglePages;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Google's plain page where Jetty refuses a request before any handler sees it. */
final class PlainErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        var page = GooglePages.error(status, HttpStatus.getMessage(status), "Your client has issued a bad request.");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.body().contentType());
        response.write(true, BufferUtil.toBuffer(page.body().text().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
