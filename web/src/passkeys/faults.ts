/** Why a browser made or showed no passkey. Nobody is told of what they chose themselves: nothing is wrong then. */
export type Fault = "cancelled" | "known" | "unable" | "failed";

const FAULTS: Readonly<Record<string, Fault>> = {
  // Somebody closed the window of the browser, or let its time pass.
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
  ConstraintError: "unable",
  NotSupportedError: "unable",
};

/** Why, by what the browser threw. */
export function faultOf(thrown: unknown): Fault {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
  return FAULTS[name] ?? "failed";
}
