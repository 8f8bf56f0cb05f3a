/** How a delivery stands: `failed` is one that is not tried again by itself. */
export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

/** One of {@link DELIVERY_STATES}. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];
