// engine/include/convscope/symmetric_eigen.hpp — eigenvalues and eigenvectors of a small symmetric matrix.
#pragma once

#include <vector>

#include "convscope/shape.hpp"

namespace convscope {

struct SymmetricEigen {
  std::vector<double> values;   ///< falling
  std::vector<double> vectors;  ///< size × size, one unit row per value, its largest component positive
};

/// Cyclic Jacobi rotations: small code, every eigenvector orthogonal to rounding, and small eigenvalues of a positive
/// matrix as accurate as its entries allow. Only + − · / and √, so the bits are the same everywhere.
///
/// @param matrix  size × size, symmetric, finite.
/// @see Golub & Van Loan, Matrix Computations, 4th edition, section 8.5; Demmel & Veselić, SIAM J. Matrix Anal. Appl.
///      13 (1992) 1204–1245, for the accuracy.
SymmetricEigen symmetric_eigen(std::vector<double> matrix, Index size);

}  // namespace convscope
