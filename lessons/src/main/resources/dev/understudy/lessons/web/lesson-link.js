// @ts-check
// How a page talks to its server. What goes wrong becomes an Error with the server's sentence.

let token = '';

/** Reads JSON; the course brings the token that sending needs. */
export async function read(path) {
  const told = await answer(fetch(path));
  token = told.token ?? token;
  return told;
}

/** Sends an order; leaving: also when the page is just being left. */
export async function send(path, order = {}, leaving = false) {
  return answer(
    fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Lab': token },
      body: JSON.stringify(order),
      keepalive: leaving,
    }),
  );
}

async function answer(asked) {
  const reply = await asked.catch(() => {
    throw new Error('Nobody answers. Are the lessons still running in the terminal?');
  });
  const told = await reply.json();
  if (!reply.ok) {
    throw Object.assign(new Error(told.problem), { gone: reply.status === 410 || reply.status === 403 });
  }
  return told;
}
