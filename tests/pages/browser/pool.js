/** Works through a list, two at a time: that is how many cores there are. */
export async function pool(list, work) {
  const waiting = [...list];
  const worker = async () => {
    while (waiting.length) await work(waiting.shift());
  };
  await Promise.all([worker(), worker()]);
}
