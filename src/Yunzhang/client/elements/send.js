// Sends one file of a form at once and gives back what the server says of it: { id, name, address, picture }.
export async function send(form, to, file, name) {
  const data = new FormData();
  data.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
  data.append('file', file, name ?? file.name);
  const reply = await fetch(to, { method: 'POST', body: data, credentials: 'same-origin' });
  if (!reply.ok) throw new Error(`file: ${reply.status}`);
  return reply.json();
}
