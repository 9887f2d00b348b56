package dev.understudy.lessons.testing;

import static org.assertj.core.api.Assertions.assertThat;

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
          const fields = all('input:not([type=hidden]), textarea, select').filter(e => !e.labels.length).map(e => 'field ' + e.name);
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

    private Look() {}

    /** Says what is wrong with how a page looks. */
    public static void assertGood(BrowserPage page) {
        assertThat(page.list(CUT_OFF)).as("cut off or sticking out").isEmpty();
        assertThat(page.list(HARD_TO_READ)).as("hard to read").isEmpty();
        assertThat(page.script("return document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling")
                .isEqualTo(true);
    }
}
