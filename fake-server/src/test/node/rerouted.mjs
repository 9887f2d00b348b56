// For a machine on which every host that a library has compiled in is the fake.
const base = process.env.UNDERSTUDY_URL;

export function rerouted(client) {
  client.transporter.interceptors.request.add({
    resolved: async options => {
      const asked = new URL(options.url);
      options.url = new URL(base + asked.pathname + asked.search);
      return options;
    },
  });
  return client;
}
