package dev.understudy.lessons.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a script can say of the look of a page: whether anything is cut off, sticks out or is hard to read. */
public final class Look {

    /** Elements whose text is wider than the room they have, or that stick out of the window. */
    public static final String CUT_OFF = """
        [...document.querySelectorAll('body *')].filter(e => {
          const style = getComputedStyle(e), box = e.getBoundingClientRect();
          if (!box.width || style.visibility === 'hidden' || e.closest('[hidden], .visually-hidden, option')) return false;
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
          const ellipsis = style.textOverflow === 'ellipsis';
          const scrolls = /auto|scroll/.test(style.overflowX);
          return (own && !ellipsis && !scrolls && style.display !== 'inline' && e.scrollWidth > e.clientWidth + 1)
            || box.right > innerWidth + 1 || box.left < -1;
        }).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40))
        """;

    /** Texts whose contrast is below 4.5 to 1, or 3 to 1 where they are large (WCAG 2.2, 1.4.3). */
    public static final String HARD_TO_READ = """
        (() => {
          const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgb = (colour) => { probe.clearRect(0, 0, 1, 1); probe.fillStyle = colour; probe.fillRect(0, 0, 1, 1); return probe.getImageData(0, 0, 1, 1).data; };
          const light = (c) => { const [r, g, b] = [...c].slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const ground = (e) => { for (let at = e; at; at = at.parentElement) { const c = rgb(getComputedStyle(at).backgroundColor); if (c[3] > 250) return c; } return rgb('white'); };
          return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
            && e.getBoundingClientRect().width > 1 && !e.closest('[hidden], option, noscript')).filter(e => {
            const style = getComputedStyle(e);
            const [a, b] = [light(rgb(style.color)), light(ground(e))].sort((x, y) => y - x);
            const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 600);
            return (a + .05) / (b + .05) < (large ? 3 : 4.5);
          }).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40));
        })()
        """;

    /** What a screen reader cannot name or tell apart: fields without labels, buttons without words, ids used twice. */
    public static final String UNNAMED = """
        (() => {
          const all = (css) => [...document.querySelectorAll(css)];
          const words = (e) => e.textContent.trim() || e.getAttribute('aria-label') || '';
          const fields = all('input:not([type=hidden]), textarea, select').filter(e => !e.labels.length && !e.getAttribute('aria-label')).map(e => 'field ' + e.outerHTML.slice(0, 60));
          const buttons = all('button, a').filter(e => !words(e)).map(e => 'button ' + e.outerHTML.slice(0, 60));
          const ids = all('[id]').map(e => e.id);
          const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map(id => 'twice ' + id);
          const lost = all('[aria-describedby], [aria-labelledby]')
            .flatMap(e => [e.getAttribute('aria-describedby'), e.getAttribute('aria-labelledby')])
            .filter(id => id && !document.getElementById(id)).map(id => 'nothing has the id ' + id);
          const headings = all('h1').length === 1 && all('main').length === 1 ? [] : ['not one h1 in one main'];
          return [...fields, ...buttons, ...twice, ...lost, ...headings];
        })()
        """;

    /** Texts smaller than 12 px, which nobody reads from the last row. */
    public static final String TOO_SMALL = """
        [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
          && e.getBoundingClientRect().width > 1 && !e.closest('[hidden], noscript')
          && parseFloat(getComputedStyle(e).fontSize) < 12)
          .map(e => e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40))
        """;

    /** Texts and buttons that lie on one another, unless one is within the other. */
    public static final String ON_ONE_ANOTHER = """
        (() => {
          const scope = document.querySelector('dialog[open]') || document.body;
          // What is scrolled away, or behind a bar that stays, is not seen.
          const clip = (a, b) => ({ left: Math.max(a.left, b.left), right: Math.min(a.right, b.right), top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom) });
          // A bar that stays lies on what is scrolled below it.
          const layer = (e) => {
            for (let at = e; at; at = at.parentElement) {
              if (/sticky|fixed/.test(getComputedStyle(at).position)) return at;
            }
            return null;
          };
          const seen = (e) => {
            let boxes = [...e.getClientRects()];
            for (let at = e.parentElement; at; at = at.parentElement) {
              if (getComputedStyle(at).overflowY !== 'visible' && at !== document.body && at !== document.documentElement) {
                boxes = boxes.map(box => clip(box, at.getBoundingClientRect()));
              }
            }
            return boxes;
          };
          const shown = [...scope.querySelectorAll('*')].filter(e => {
            const box = e.getBoundingClientRect(), style = getComputedStyle(e);
            const own = e.matches('button, input, select, textarea') || [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
            return own && box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.position !== 'absolute'
              && !e.closest('[hidden], option, noscript, datalist, svg, .visually-hidden, .skip');
          }).map(e => [e, seen(e), layer(e)]);
          const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
          const found = [];
          for (let i = 0; i < shown.length; i++) {
            for (let j = i + 1; j < shown.length; j++) {
              const [one, its, on] = shown[i], [other, theirs, under] = shown[j];
              if (on === under && !one.contains(other) && its.some(a => theirs.some(b => meet(a, b)))) {
                found.push(one.textContent.trim().slice(0, 30) + ' / ' + other.textContent.trim().slice(0, 30));
              }
            }
          }
          return found;
        })()
        """;

    /** One script for all of it, as asking a browser takes longer than looking. */
    private static final String ALL =
            "const wide = document.documentElement.scrollWidth > innerWidth ? ['sideways scrolling'] : [];"
                    + "return [" + CUT_OFF + ",\n" + HARD_TO_READ + ",\n" + TOO_SMALL + ",\n" + ON_ONE_ANOTHER + ",\n"
                    + "wide]";

    private static final List<String> NAMES =
            List.of("cut off or sticking out", "hard to read", "smaller than 12 px", "on one another", "too wide");

    private record Shape(int width, int height, String scheme) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(1280, 720, "light"),
            new Shape(1280, 720, "dark"),
            new Shape(390, 844, "light"),
            new Shape(390, 844, "dark"));

    private Look() {}

    /** Says what is wrong with how a page looks. */
    @SuppressWarnings("unchecked")
    public static void assertGood(BrowserPage page) {
        var found = (List<List<String>>) page.script(ALL);
        for (int i = 0; i < NAMES.size(); i++) {
            assertThat(found.get(i)).as(NAMES.get(i)).isEmpty();
        }
    }

    /**
     * Looks at a page on a projector and on a telephone, by day and by night, without loading it anew; then it is as on a
     * projector by day again.
     *
     * @param name what it is called where something is wrong; with the system property {@code look.shots}, a directory,
     *     pictures are left there under this name
     */
    public static void assertGoodEverywhere(BrowserPage page, String name) {
        for (Shape shape : SHAPES) {
            show(page, shape);
            photograph(page, name + "-" + shape.width() + "-" + shape.scheme());
            try {
                assertGood(page);
            } catch (AssertionError e) {
                throw new AssertionError(name + " on " + shape + ": " + e.getMessage(), e);
            }
        }
        show(page, SHAPES.get(0));
        assertThat(page.list(UNNAMED)).as("unnamed on " + name).isEmpty();
    }

    private static void show(BrowserPage page, Shape shape) {
        page.show(shape.width(), shape.height(), shape.scheme());
    }

    /** Leaves a picture of a page in the directory {@code look.shots}, if there is one. */
    public static void photograph(BrowserPage page, String name) {
        String folder = System.getProperty("look.shots", "");
        if (!folder.isEmpty()) {
            try {
                Path shots = Files.createDirectories(Path.of(folder));
                Files.write(shots.resolve(name.replaceAll("[^\\w.-]+", "_") + ".png"), page.picture());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
