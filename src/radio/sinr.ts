/** Load assumed for a cell's data when neither its row nor its layer says: share of resources in use. */
export const defaultLoad = 0.5;
