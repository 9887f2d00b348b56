package dev.understudy.server.http;

import dev.understudy.server.page.GooglePages;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Google's plain page where Jetty refuses a request before any handler sees it. */
final class PlainErrors extends ErrorHandler {

    private static final Set<Integer> NOT_OURS =
            Set.of(HttpStatus.NOT_IMPLEMENTED_501, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            // Nobody reads a page in answer to that; the status says it.
            response.write(true, null, callback);
            return true;
        }
        // A version or an encoding that nobody has heard of is the client's mistake, whatever Jetty calls it.
        int status = NOT_OURS.contains(response.getStatus()) ? HttpStatus.BAD_REQUEST_400 : response.getStatus();
        response.setStatus(status);
        var page = GooglePages.error(status, HttpStatus.getMessage(status), "Your client has issued a bad request.");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.body().contentType());
        response.write(true, BufferUtil.toBuffer(page.body().text().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
