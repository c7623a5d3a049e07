package diag

var loadCodes = []Code{}
