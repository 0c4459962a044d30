/** Draws the picture of a variant's sheet anew while its form is filled. Without script a button does it. */

/** How long nobody types before it is drawn, milliseconds. */
const QUIET_MS = 600;

function watch(form: HTMLFormElement, address: string): void {
  const picture = document.querySelector<HTMLImageElement>("#preview");
  const wrong = document.querySelector<HTMLElement>("#preview-wrong");
  if (!picture || !wrong) return;
  let timer = 0;
  let asked = new AbortController();

  async function draw(): Promise<void> {
    asked.abort();
    asked = new AbortController();
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: new URLSearchParams(fields),
        signal: asked.signal,
      });
      if (wrong) wrong.hidden = answer.status !== 422;
      if (!answer.ok || !picture) return;
      const reader = new FileReader();
      reader.addEventListener("load", () => {
        picture.src = String(reader.result);
        picture.hidden = false;
      });
      reader.readAsDataURL(await answer.blob());
    } catch {
      // Without a connection, or overtaken by the next: the picture stays as it was.
    }
  }

  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void draw(), QUIET_MS);
  });
}

const form = document.querySelector<HTMLFormElement>("#tailor");
const address = form?.dataset.preview;
if (form && address) watch(form, address);
