/** Where the page's icon sprite lies; set once from the page's props. */
let sprite = "";

/** Says where the icon sprite lies. */
export function useSprite(address: string): void {
  sprite = address;
}

type IconProps = { name: string; class?: string };

/** An icon from the sprite. Always beside a word, hence hidden from assistive technology. */
export function Icon({ name, class: size = "i" }: IconProps) {
  return (
    <svg class={size} aria-hidden="true">
      <use href={`${sprite}#i-${name}`} />
    </svg>
  );
}
